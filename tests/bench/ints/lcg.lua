local function run(n)
  local x = 42
  for _ = 1, n do x = (x * 1103515245 + 12345) & 0x7FFFFFFF end
  return x
end
print(run(5000000))
