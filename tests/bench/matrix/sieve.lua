local function run(n)
  local flags = {}
  for i = 0, n do flags[i] = true end
  local count, i = 0, 2
  while i <= n do
    if flags[i] then
      count = count + 1
      local j = i + i
      while j <= n do flags[j] = false; j = j + i end
    end
    i = i + 1
  end
  return count
end
local r
for _ = 1, 30 do r = run(100000) end
print(r)
