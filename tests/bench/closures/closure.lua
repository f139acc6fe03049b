local function adder(k)
  local total = 0
  return function(n)
    total = total + n + k
    return total
  end
end
local function run(n)
  local fs = {}
  for i = 0, 9 do fs[#fs + 1] = adder(i) end
  local last = 0
  for i = 0, n - 1 do
    for j = 1, #fs do last = fs[j](i) end
  end
  return last
end
print(run(300000))
