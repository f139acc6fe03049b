local function longest(limit)
  local best, best_at = 0, 0
  for start = 1, limit - 1 do
    local n, steps = start, 0
    while n ~= 1 do
      if n % 2 == 0 then n = n // 2 else n = 3 * n + 1 end
      steps = steps + 1
    end
    if steps > best then best, best_at = steps, start end
  end
  return best_at .. " " .. best
end
local function primes(limit)
  local count = 0
  for n = 2, limit - 1 do
    local d = 2
    while d * d <= n and n % d ~= 0 do d = d + 1 end
    if d * d > n then count = count + 1 end
  end
  return count
end
print(longest(60000) .. " " .. primes(60000))
