function run(n, steps) {
  const grid = [];
  for (let i = 0; i < n; i++) grid.push(new Array(n).fill(i === 0 ? 100.0 : 0.0));
  let change;
  for (let s = 0; s < steps; s++) {
    change = 0.0;
    for (let i = 1; i < n - 1; i++) {
      const above = grid[i - 1], row = grid[i], below = grid[i + 1];
      for (let j = 1; j < n - 1; j++) {
        const old = row[j], now = 0.25 * (above[j] + below[j] + row[j - 1] + row[j + 1]);
        row[j] = now;
        change += Math.abs(now - old);
      }
    }
  }
  return change.toFixed(6) + " " + grid[n / 2][n / 2].toFixed(6);
}
console.log(run(100, 200));
