local function tokens(text)
  local out, i, n = {}, 1, #text
  while i <= n do
    local c = text:sub(i, i)
    if c == " " or c == "\n" then
      i = i + 1
    elseif c:match("%d") then
      local start = i
      while i <= n and text:sub(i, i):match("%d") do i = i + 1 end
      out[#out + 1] = {"num", tonumber(text:sub(start, i - 1))}
    elseif c:match("%a") or c == "_" then
      local start = i
      while i <= n and (text:sub(i, i):match("%w") or text:sub(i, i) == "_") do i = i + 1 end
      out[#out + 1] = {"name", text:sub(start, i - 1)}
    elseif ("+-*/()="):find(c, 1, true) then
      out[#out + 1] = {"op", c}
      i = i + 1
    else
      error(c)
    end
  end
  return out
end
local LEVEL = {["+"] = 1, ["-"] = 1, ["*"] = 2, ["/"] = 2}
local function evaluate(items, names)
  local values, ops = {}, {}
  local function reduce()
    local op, b, a = table.remove(ops), table.remove(values), table.remove(values)
    if op == "+" then values[#values + 1] = a + b
    elseif op == "-" then values[#values + 1] = a - b
    elseif op == "*" then values[#values + 1] = a * b
    else values[#values + 1] = a // b end
  end
  for _, item in ipairs(items) do
    local kind, value = item[1], item[2]
    if kind == "num" then values[#values + 1] = value
    elseif kind == "name" then values[#values + 1] = names[value]
    elseif value == "(" then ops[#ops + 1] = value
    elseif value == ")" then
      while ops[#ops] ~= "(" do reduce() end
      table.remove(ops)
    else
      while #ops > 0 and ops[#ops] ~= "(" and LEVEL[ops[#ops]] >= LEVEL[value] do reduce() end
      ops[#ops + 1] = value
    end
  end
  while #ops > 0 do reduce() end
  return values[1]
end
local source = "12 + alpha * (34 - beta_2) / 7 + 99 * (5 + (gamma - 1) * 2) - 1000 / 3"
local names = {alpha = 17, beta_2 = 4, gamma = 30}
local total = 0
for i = 0, 9999 do
  names.alpha = i
  total = total + evaluate(tokens(source), names)
end
print(total)
