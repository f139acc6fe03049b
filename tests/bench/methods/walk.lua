local function run(rounds)
  local head = nil
  for i = 0, 999 do head = {val = i, next = head} end
  local s = 0
  for _ = 1, rounds do
    local p = head
    while p ~= nil do
      s = s + p.val
      p = p.next
    end
  end
  return s
end
print(run(10000))
