local function check(i)
  if i % 3 == 0 then error({i}) end
  return i
end
local function run(n)
  local good, bad = 0, 0
  for i = 0, n - 1 do
    local ok, v = pcall(check, i)
    if ok then good = good + v else bad = bad + 1 end
  end
  return good, bad
end
print(run(600000))
