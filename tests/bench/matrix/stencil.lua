local function run(n, steps)
  local grid = {}
  for i = 1, n do
    grid[i] = {}
    for j = 1, n do grid[i][j] = i == 1 and 100.0 or 0.0 end
  end
  local change
  for _ = 1, steps do
    change = 0.0
    for i = 2, n - 1 do
      local above, row, below = grid[i - 1], grid[i], grid[i + 1]
      for j = 2, n - 1 do
        local old = row[j]
        local new = 0.25 * (above[j] + below[j] + row[j - 1] + row[j + 1])
        row[j] = new
        change = change + math.abs(new - old)
      end
    end
  end
  return change, grid[n // 2 + 1][n // 2 + 1]
end
print(string.format("%.6f %.6f", run(100, 200)))
