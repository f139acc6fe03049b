class Counter {
  constructor() { this.count = 0; this.step = 1; this.sum = 0; }
  tick(n) { this.count += this.step; this.sum = this.sum + n; }
}
function run(n) {
  const c = new Counter();
  for (let i = 0; i < n; i++) c.tick(i);
  return c.count + c.sum;
}
console.log(run(3000000));
