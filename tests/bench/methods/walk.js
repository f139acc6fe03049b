class Node { constructor(val, next) { this.val = val; this.next = next; } }
function run(rounds) {
  let head = null;
  for (let i = 0; i < 1000; i++) head = new Node(i, head);
  let s = 0;
  for (let r = 0; r < rounds; r++) {
    for (let p = head; p !== null; p = p.next) s += p.val;
  }
  return s;
}
console.log(run(10000));
