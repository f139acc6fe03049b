local function tak(x, y, z)
  if y >= x then return z end
  return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))
end
local function depth(n, step, extra)
  step = step or 1
  if n <= 0 then return extra or 0 end
  return (depth(n - step, nil, (extra or 0) + 1))
end
local total = 0
for _ = 1, 6000 do total = total + depth(200) end
print(tak(20, 13, 6) .. " " .. total)
