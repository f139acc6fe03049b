function run(n) {
  let total = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if ((i * j) % 7 < 3) total += j; else total -= i;
    }
  }
  return total;
}
console.log(run(3000));
