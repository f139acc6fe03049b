class Tree { constructor(left, right) { this.left = left; this.right = right; } }
function make(depth) {
  return depth === 0 ? new Tree(null, null) : new Tree(make(depth - 1), make(depth - 1));
}
function count(t) { return t.left === null ? 1 : 1 + count(t.left) + count(t.right); }
let total = 0;
for (let i = 0; i < 20; i++) total += count(make(14));
console.log(total);
