# bash completion for gilt. Checked against `gilt --help` by tests/tools/check_command.py.
_gilt() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    local options='-c -m -i -q -u -O -b -v -R -E -P -I -S -x -W -X -B -s -V -h --version --help --audit-refs --deadlock='
    local commands='dis run explore lab replay stat step timeline'
    case $before in
        -c) return ;;
        -m)
            local path=${GILTPATH:-.}
            COMPREPLY=($(compgen -W "$(ls ${path//:/ } 2>/dev/null | sed -n 's/\.py$//p')" -- "$word"))
            return ;;
        -W) COMPREPLY=($(compgen -W 'default error ignore always module once' -- "$word")); return ;;
        -X) COMPREPLY=($(compgen -W 'help dev importtime int_max_str_digits= cpu_count= pycache_prefix= no_debug_ranges nospecialize tracemalloc=' -- "$word")); return ;;
    esac
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
    elif ((COMP_CWORD == 1)); then
        COMPREPLY=($(compgen -W "$commands" -- "$word") $(compgen -f -- "$word"))
    else
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}
complete -o filenames -F _gilt gilt
