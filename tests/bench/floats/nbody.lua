local function orbit(n, dt)
  local x, y, vx, vy = 1.0, 0.0, 0.0, 1.0
  for _ = 1, n do
    local r2 = x * x + y * y
    local r = 1.0
    for _ = 1, 4 do r = 0.5 * (r + r2 / r) end
    local f = -1.0 / (r2 * r)
    vx = vx + f * x * dt
    vy = vy + f * y * dt
    x = x + vx * dt
    y = y + vy * dt
  end
  return x, y
end
print(string.format("%.9f %.9f", orbit(300000, 0.001)))
