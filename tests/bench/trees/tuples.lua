local function make(depth)
  if depth == 0 then return {} end
  return {make(depth - 1), make(depth - 1)}
end
local function check(node)
  local left = node[1]
  if left == nil then return 1 end
  return 1 + check(left) + check(node[2])
end
local function insert(root, key)
  local node = root
  while true do
    if key < node.key then
      if node.left == nil then node.left = {key = key}; return end
      node = node.left
    else
      if node.right == nil then node.right = {key = key}; return end
      node = node.right
    end
  end
end
local function height(node)
  if node == nil then return 0 end
  return 1 + math.max(height(node.left), height(node.right))
end
local total = 0
for depth = 4, 16, 2 do
  for _ = 1, 1 << (16 - depth) do total = total + check(make(depth)) end
end
local root, x = {key = 1 << 30}, 1
for _ = 1, 30000 do
  x = (x * 1103515245 + 12345) & 0x7FFFFFFF
  insert(root, x)
end
print(total .. " " .. height(root))
