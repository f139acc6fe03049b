local function run(n)
  local words = {"the", "quick", "brown", "fox", "jumps", "over", "lazy", "dog"}
  local counts, parts = {}, {}
  for i = 0, n - 1 do
    local w = words[(i * 7) % 8 + 1]
    if counts[w] then counts[w] = counts[w] + 1 else counts[w] = 1 end
    if i % 16 == 0 then parts[#parts + 1] = w end
  end
  return counts["fox"], #table.concat(parts)
end
print(run(2000000))
