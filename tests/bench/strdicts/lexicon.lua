local function run(n)
  local t, size = {}, 0
  for i = 0, n - 1 do t["key" .. i] = i; size = size + 1 end
  local hits = 0
  for i = 0, 2 * n - 1, 3 do
    if t["key" .. i] ~= nil then hits = hits + 1 end
  end
  for i = 0, n - 1, 2 do t["key" .. i] = nil; size = size - 1 end
  local total = 0
  for key in pairs(t) do total = total + t[key] end
  for key, value in pairs(t) do
    if key:sub(-1) == "7" then total = total - value end
  end
  return size .. " " .. hits .. " " .. total
end
local result
for _ = 1, 3 do result = run(100000) end
print(result)
