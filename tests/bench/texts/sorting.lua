local function numbers(n)
  local out, x = {}, 42
  for i = 1, n do
    x = (x * 1103515245 + 12345) & 0x7FFFFFFF
    out[i] = x
  end
  return out
end
local function merge_sort(xs)
  if #xs < 2 then return xs end
  local middle = #xs // 2
  local a = merge_sort(table.move(xs, 1, middle, 1, {}))
  local b = merge_sort(table.move(xs, middle + 1, #xs, 1, {}))
  local out, i, j = {}, 1, 1
  while i <= #a and j <= #b do
    if a[i] <= b[j] then out[#out + 1] = a[i]; i = i + 1 else out[#out + 1] = b[j]; j = j + 1 end
  end
  table.move(a, i, #a, #out + 1, out)
  table.move(b, j, #b, #out + 1, out)
  return out
end
local function sorted(xs, less)
  local ys = table.move(xs, 1, #xs, 1, {})
  table.sort(ys, less)
  return ys
end
local xs = numbers(50000)
local words, floats, pairs_ = {}, {}, {}
for i, x in ipairs(xs) do
  words[i] = "w" .. x % 9973
  floats[i] = x / 3.0
  pairs_[i] = {words[i], x}
end
local check = 0
for _ = 1, 2 do
  check = check + sorted(xs)[101] + sorted(floats)[6] // 1
  check = check + #sorted(words)[8] + #sorted(words, function(a, b) return #a < #b end)[1]
  local low = sorted(xs, function(a, b) return a % 1000 < b % 1000 end)
  local first = xs[1]
  for _, x in ipairs(xs) do if x % 1000 < first % 1000 then first = x end end
  check = check + first
  check = check + sorted(pairs_, function(a, b) return a[1] > b[1] or a[1] == b[1] and a[2] > b[2] end)[1][2]
  check = check + sorted(xs, function(a, b) return a > b end)[2] + merge_sort(table.move(xs, 1, 15000, 1, {}))[4]
end
print(string.format("%d", check))
