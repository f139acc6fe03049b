function adder(k) {
  let total = 0;
  return function (n) { total += n + k; return total; };
}
function run(n) {
  const fs = [];
  for (let i = 0; i < 10; i++) fs.push(adder(i));
  let last = 0;
  for (let i = 0; i < n; i++) for (const f of fs) last = f(i);
  return last;
}
console.log(run(300000));
