local function numbers(n)
  return coroutine.wrap(function()
    local i = 0
    while i < n do coroutine.yield(i); i = i + 1 end
  end)
end
local function both(n)
  return coroutine.wrap(function()
    for x in numbers(n) do coroutine.yield(x) end
    for x in numbers(n) do coroutine.yield(x) end
  end)
end
local function run(n)
  local s = 0
  for x in numbers(n) do s = s + x end
  for x in both(n // 2) do s = s + x end
  return s
end
print(run(1500000))
