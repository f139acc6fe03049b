local function leibniz(n)
  local total, sign = 0.0, 1.0
  for k = 0, n - 1 do
    total = total + sign / (2 * k + 1)
    sign = -sign
  end
  return 4 * total
end
local function integral(n)
  local h, area = 1.0 / n, 0.0
  for i = 0, n - 1 do
    local x = (i + 0.5) * h
    area = area + math.sqrt(1.0 - x * x) * h
  end
  return area
end
local function poly(n)
  local s, x = 0.0, 0.0
  while x < n do
    s = s + (((1.5 * x - 2.25) * x + 0.125) * x - 1.0)
    x = x + 0.25
  end
  return s
end
print(string.format("%.6f %.6f %.1f", leibniz(1000000), integral(600000), poly(150000)))
