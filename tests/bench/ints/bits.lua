local function run(n)
  local h, ones = 2166136261, 0
  for i = 0, n - 1 do
    h = ((h ~ (i & 255)) * 16777619) & 0xFFFFFFFF
    local x = h
    x = x - ((x >> 1) & 0x55555555)
    x = (x & 0x33333333) + ((x >> 2) & 0x33333333)
    x = (x + (x >> 4)) & 0x0F0F0F0F
    ones = ones + (((x * 0x01010101) & 0xFFFFFFFF) >> 24)
  end
  return h .. " " .. ones
end
print(run(2000000))
