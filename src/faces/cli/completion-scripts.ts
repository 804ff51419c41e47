/** Scripts that ask `onbehalf complete -- WORDS...` for what may come next, one for each shell. */
export const completionScripts = {
  bash: `_onbehalf() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(onbehalf complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _onbehalf onbehalf`,
  zsh: `#compdef onbehalf
_onbehalf() {
  local -a candidates
  candidates=("\${(@f)$(onbehalf complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -a candidates || _files
}
compdef _onbehalf onbehalf`,
  fish: `complete -c onbehalf -a '(onbehalf complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'`,
  powershell: `Register-ArgumentCompleter -Native -CommandName onbehalf -ScriptBlock {
  param($word, $ast, $position)
  $words = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($word -eq '') { $words += '' }
  onbehalf complete -- $words 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}`,
} as const;
