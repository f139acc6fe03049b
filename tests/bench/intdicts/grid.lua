local function step(cells, width)
  local near = {}
  local around = {-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1}
  for c in pairs(cells) do
    for i = 1, 8 do
      local k = c + around[i]
      near[k] = (near[k] or 0) + 1
    end
  end
  local alive = {}
  for c, n in pairs(near) do
    if n == 3 or (n == 2 and cells[c]) then alive[c] = true end
  end
  return alive
end
local width, cells = 1000, {}
for _, p in ipairs({{1, 0}, {3, 1}, {0, 2}, {1, 2}, {4, 2}, {5, 2}, {6, 2}}) do
  cells[(p[2] + 500) * width + p[1] + 500] = true
end
for _ = 1, 900 do cells = step(cells, width) end
local size, sum = 0, 0
for c in pairs(cells) do size = size + 1; sum = sum + c end
print(size .. " " .. sum % 100003)
