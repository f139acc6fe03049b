local function place(row, n, columns, left, right)
  if row == n then return 1 end
  local count = 0
  local free = ((1 << n) - 1) & ~(columns | left | right)
  while free ~= 0 do
    local bit = free & -free
    free = free ~ bit
    count = count + place(row + 1, n, columns | bit, (left | bit) << 1, (right | bit) >> 1)
  end
  return count
end
local function permute(items, k)
  if k == #items + 1 then return items[1] end
  local total = 0
  for i = k, #items do
    items[k], items[i] = items[i], items[k]
    total = total + permute(items, k + 1)
    items[k], items[i] = items[i], items[k]
  end
  return total
end
print(place(0, 10, 0, 0, 0) .. " " .. permute({0, 1, 2, 3, 4, 5, 6, 7, 8}, 1))
