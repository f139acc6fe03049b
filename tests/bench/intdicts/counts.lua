local function count(n)
  local counts, size, x = {}, 0, 12345
  for _ = 1, n do
    x = (x * 1103515245 + 12345) & 0x7FFFFFFF
    local k = x % 5003
    if counts[k] then counts[k] = counts[k] + 1 else counts[k] = 1; size = size + 1 end
  end
  return size .. " " .. counts[42]
end
local function squares(n)
  local t, total = {}, 0
  for i = 0, n - 1 do t[i * 7] = i * i end
  for i = 0, n - 1 do total = total + t[i * 7] end
  return total
end
local function visit(n)
  local seen, size, x = {}, 0, 1
  while not seen[x] do
    seen[x] = true
    size = size + 1
    x = (x * 5 + 3) % n
  end
  return size
end
print(count(600000) .. " " .. squares(200000) .. " " .. visit(1 << 18))
