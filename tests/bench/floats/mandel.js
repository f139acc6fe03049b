function run(n, limit) {
  let total = 0;
  for (let py = 0; py < n; py++) {
    const ci = 2.0 * py / n - 1.0;
    for (let px = 0; px < n; px++) {
      const cr = 3.0 * px / n - 2.0;
      let zr = 0.0, zi = 0.0, k = 0;
      while (k < limit) {
        const zr2 = zr * zr, zi2 = zi * zi;
        if (zr2 + zi2 > 4.0) break;
        zi = 2.0 * zr * zi + ci;
        zr = zr2 - zi2 + cr;
        k++;
      }
      total += k;
    }
  }
  return total;
}
console.log(run(400, 80));
