local function run(n, limit)
  local total = 0
  for py = 0, n - 1 do
    local ci = 2.0 * py / n - 1.0
    for px = 0, n - 1 do
      local cr = 3.0 * px / n - 2.0
      local zr, zi = 0.0, 0.0
      local k = 0
      while k < limit do
        local zr2 = zr * zr
        local zi2 = zi * zi
        if zr2 + zi2 > 4.0 then break end
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
        k = k + 1
      end
      total = total + k
    end
  end
  return total
end
print(run(400, 80))
