// Starts `lakatos lsp` in the workspace and connects VS Code with it. All that is said comes from the server.
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

exports.activate = async () => {
  // A stranger's workspace must not choose what is run: VS Code asks first whether it is to be trusted.
  if (!vscode.workspace.isTrusted) return;
  const [command, ...args] = vscode.workspace.getConfiguration('lakatos').get('command');
  const cwd = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  client = new LanguageClient(
    'lakatos',
    'Lakatos',
    { command, args, options: { cwd } },
    { documentSelector: [{ scheme: 'file', language: 'markdown' }] },
  );
  await client.start();
};

exports.deactivate = () => client?.stop();
