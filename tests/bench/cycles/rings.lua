local function new(value)
  local node = {value = value, children = {}}
  node.next, node.previous = node, node
  return node
end
local function ring(n)
  local first = new(0)
  local last = first
  for i = 1, n - 1 do
    local node = new(i)
    last.next, node.previous = node, last
    last = node
  end
  last.next, first.previous = first, last
  return first
end
local function family(depth)
  local node = new(depth)
  if depth > 0 then
    for _ = 1, 3 do
      local child = family(depth - 1)
      child.parent = node
      node.children[#node.children + 1] = child
    end
  end
  return node
end
local function looping()
  local function again(n)
    if n < 1 then return n end
    return again(n - 1)
  end
  return again
end
local total = 0
for i = 0, 8999 do
  total = total + ring(20).next.value
  total = total + #family(3).children
  total = total + looping()(3)
  local box = {i}
  box[2] = {self = box}
end
print(total)
