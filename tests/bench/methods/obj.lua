local Counter = {}
Counter.__index = Counter
function Counter.new() return setmetatable({count = 0, step = 1, sum = 0}, Counter) end
function Counter:tick(n)
  self.count = self.count + self.step
  self.sum = self.sum + n
end
local function run(n)
  local c = Counter.new()
  for i = 0, n - 1 do c:tick(i) end
  return c.count + c.sum
end
print(run(3000000))
