function run(n) {
  const words = ["the", "quick", "brown", "fox", "jumps", "over", "lazy", "dog"];
  const counts = {};
  let text = "";
  for (let i = 0; i < n; i++) {
    const w = words[(i * 7) % 8];
    if (w in counts) counts[w] = counts[w] + 1; else counts[w] = 1;
    if (i % 16 === 0) text += w;
  }
  return counts.fox + " " + text.length;
}
console.log(run(2000000));
