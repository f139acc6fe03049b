local function run(n)
  local total = 0
  for i = 0, n - 1 do
    for j = 0, n - 1 do
      if (i * j) % 7 < 3 then total = total + j else total = total - i end
    end
  end
  return total
end
print(run(3000))
