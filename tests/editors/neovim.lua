-- Neovim with its own client: mistakes, a quick fix, completion and renaming, as somebody at the keys has them.
-- Called by ./run in the folder of the site; FACTPRESS names the program. Written for 0.7 and later.

local claim = "content/explainers/library/claims/closed.md"
local index = "content/explainers/library/index.md"

local function fail(message)
  io.stderr:write("neovim: " .. message .. "\n")
  vim.cmd("cquit 1")
end

local function wait_for(what, condition)
  if not vim.wait(30000, condition, 50) then
    fail("waited in vain for " .. what)
  end
end

local function attach()
  local options = { name = "factpress", cmd = { vim.env.FACTPRESS, "lsp" }, root_dir = vim.fn.getcwd() }
  if vim.lsp.start then
    vim.lsp.start(options)
  else
    client_id = client_id or vim.lsp.start_client(options)
    vim.lsp.buf_attach_client(0, client_id)
  end
end

local function codes()
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    local code = diagnostic.code or diagnostic.user_data.lsp.code
    found[#found + 1] = code .. ":" .. diagnostic.lnum
  end
  table.sort(found)
  return table.concat(found, " ")
end

-- The first of what is offered is taken.
vim.ui.select = function(items, _, choose)
  choose(items[1], 1)
end

vim.cmd("edit " .. claim)
attach()
wait_for("two mistakes", function()
  return codes() == "bad-value:5 unknown-id:2"
end)

for line, fixed in pairs({ [3] = "claimant: ada", [6] = "kind: statement" }) do
  vim.api.nvim_win_set_cursor(0, { line, 12 })
  vim.lsp.buf.code_action()
  wait_for("the quick fix of line " .. line, function()
    return vim.api.nvim_buf_get_lines(0, line - 1, line, true)[1] == fixed
  end)
end
wait_for("no mistakes", function()
  return codes() == ""
end)

vim.api.nvim_buf_set_lines(0, 2, 3, true, { "claimant: " })
vim.api.nvim_win_set_cursor(0, { 3, 10 })
local position = { textDocument = { uri = vim.uri_from_bufnr(0) }, position = { line = 2, character = 10 } }
local answers = vim.lsp.buf_request_sync(0, "textDocument/completion", position, 30000)
local labels = {}
for _, answer in pairs(answers or {}) do
  for _, item in ipairs(answer.result.items or answer.result) do
    labels[#labels + 1] = item.label
  end
end
if table.concat(labels, " ") ~= "ada gazette" then
  fail("offered for a claimant: " .. table.concat(labels, " "))
end
vim.api.nvim_buf_set_lines(0, 2, 3, true, { "claimant: ada" })
vim.cmd("write")

vim.cmd("edit " .. index)
attach()
local line = vim.fn.search("claims:")
vim.api.nvim_win_set_cursor(0, { line, 10 })
vim.lsp.buf.rename("shut")
wait_for("the renamed claim", function()
  return vim.fn.filereadable((claim:gsub("closed", "shut"))) == 1
    and vim.api.nvim_buf_get_lines(0, line - 1, line, true)[1] == "claims: [shut]"
end)
vim.cmd("wall")
print("neovim: all is well")
vim.cmd("qall!")
