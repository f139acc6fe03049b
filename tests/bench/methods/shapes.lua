local Shape = {count = 0}
Shape.__index = Shape
function Shape.grow(self, k) self.size = self.size + k; return self.size end
local Square = setmetatable({}, {__index = Shape}); Square.__index = Square
function Square.new(size) Shape.count = Shape.count + 1; return setmetatable({name = "square", size = size}, Square) end
function Square.area(self) return self.size * self.size end
local Box = setmetatable({}, {__index = Shape}); Box.__index = Box
function Box.new(size, height)
  Shape.count = Shape.count + 1
  return setmetatable({name = "box", size = size, height = height}, Box)
end
function Box.area(self) return 2 * (self.size * self.height) end
local function run(n)
  local shapes = {Square.new(2), Box.new(3, 4), Square.new(5), Box.new(1, 9)}
  local total = 0
  for i = 0, n - 1 do
    for j = 1, #shapes do
      local s = shapes[j]
      total = total + s:area()
      if getmetatable(s) == Box and s.height > 5 then s.height = s.height - 1 end
    end
    if i % 100 == 0 then shapes[i % 4 + 1]:grow(1) end
  end
  return total .. " " .. Shape.count
end
print(run(300000))
