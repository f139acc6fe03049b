function* numbers(n) { for (let i = 0; i < n; i++) yield i; }
function* both(n) { yield* numbers(n); yield* numbers(n); }
function run(n) {
  let s = 0;
  for (const x of numbers(n)) s += x;
  for (const x of both(n / 2)) s += x;
  return s;
}
console.log(run(1500000));
