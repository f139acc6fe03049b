local function make(depth)
  if depth == 0 then return {} end
  return {left = make(depth - 1), right = make(depth - 1)}
end
local function count(t)
  if t.left == nil then return 1 end
  return 1 + count(t.left) + count(t.right)
end
local total = 0
for _ = 1, 20 do total = total + count(make(14)) end
print(total)
