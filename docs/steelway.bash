# Completion of steelway for bash. Commands and options are asked of the program
# itself, so that they are always those of the installed version.

_steelway()
{
    local word=${COMP_WORDS[COMP_CWORD]} words
    if ((COMP_CWORD == 1)); then
        words="$(steelway help --names 2>/dev/null) --help --version"
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    elif [[ $word == -* ]]; then
        words=$(steelway help "${COMP_WORDS[1]}" 2>/dev/null | grep -oE -- '^  --[a-z]+')
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    elif [[ ${COMP_WORDS[1]} == help ]]; then
        words=$(steelway help --names 2>/dev/null)
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
}

complete -o filenames -F _steelway steelway
