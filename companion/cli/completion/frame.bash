# bash completion for companion, @MADE@

_companion_about() { # what there is after a command: subs, opts, args
    case $1 in
@ABOUT@
    esac
}

_companion_source() { # whether an option of a command takes a word, and where that comes from
    case "$1 $2" in
@SOURCES@
        *) return 1 ;;
    esac
}

_companion_plain() { # a word as it is meant, without its quotes
    REPLY=${1//\\/}
    REPLY=${REPLY//[\"\']/}
}

_companion_offer() { # words from a source; those that stand before the one at hand belong to it
    local source=$1 before=$2 name names=()
    case $source in
        files) [[ $lead ]] || compopt -o default; return ;;
        folders) [[ $lead ]] || compopt -o dirnames; return ;;
        words:*) read -ra names <<<"${source#words:}" ;;
        names:*)
            while IFS= read -r name; do
                names+=("$name")
            done < <("${program[@]}" completion --names "${source#names:}" 2>/dev/null)
            ;;
    esac
    for name in "${names[@]}"; do
        [[ ${name,,} == "${before,,}${cur,,}"* ]] && _companion_quote "${name:${#before}+${#lead}}"
    done
}

_companion_quote() { # a word as it is to be written after what was typed of it
    local said=$1
    case $raw in
        \"*) said=${said//\\/\\\\} said=${said//\"/\\\"} said=${said//\$/\\\$} said=${said//\`/\\\`} ;;
        \'*) said=${said//\'/\'\\\'\'} ;;
        *) printf -v said %q "$said" ;;
    esac
    COMPREPLY+=("$said")
}

_companion_line() { # the words as they were typed: bash parts them at : and = and @, too
    local rest=$COMP_LINE gap
    local -i i
    line=()
    for ((i = 0; i <= COMP_CWORD; i++)); do
        raw=${COMP_WORDS[i]}
        gap=${rest%%"$raw"*}
        rest=${rest#*"$raw"}
        if ((i == 0)) || [[ $gap || ! $raw ]]; then
            line+=("$raw")
        else
            line[-1]+=$raw
        fi
    done
    _companion_plain "$raw"
    raw=$REPLY
    _companion_plain "${line[-1]}"
    cur=$REPLY
    lead=${cur%"$raw"} lead=${lead%@} # what readline leaves as it is
    [[ $raw == [=:] ]] && lead=$cur
    raw=${line[-1]}
}

_companion() {
    local cur raw lead word path='' before='' asked='' ended='' source subs opts args line REPLY
    local -i i n=0
    COMPREPLY=()
    _companion_line
    _companion_plain "${line[0]/#\~/$HOME}"
    local program=("$REPLY")
    for word in "${line[@]:1:${#line[@]}-2}"; do
        _companion_plain "$word"
        word=$REPLY
        if [[ $asked ]]; then
            [[ $asked == --data || $asked == --config ]] && program+=("$asked" "$word")
            asked=''
            continue
        elif [[ ! $ended && $word == -- ]]; then
            ended=1
            continue
        elif [[ ! $ended && $word == -* ]]; then
            if [[ $word == --data=* || $word == --config=* ]]; then
                program+=("$word")
            elif _companion_source "$path" "$word"; then
                asked=$word
            fi
            continue
        fi
        _companion_about "$path"
        if ((n == 0)) && [[ " $subs " == *" $word "* ]]; then
            path=${path:+$path }$word
            continue
        fi
        before+="$word "
        n+=1
    done
    _companion_about "$path"
    if [[ ! $asked && ! $ended && $cur == --*=* ]]; then
        asked=${cur%%=*} cur=${cur#*=} lead=''
    fi
    if [[ $asked ]]; then
        _companion_source "$path" "$asked" && _companion_offer "$source" ''
        return
    elif [[ ! $ended && $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$opts" -- "$cur")
        return
    fi
    ((n == 0)) && mapfile -t COMPREPLY < <(compgen -W "$subs" -- "$cur")
    ((n >= ${#args[@]} && ${#args[@]})) && [[ ${args[-1]} == +* ]] && n=${#args[@]}-1
    source=${args[n]-}
    if [[ $source == +* ]]; then
        ((${#args[@]} > 1)) && before='' # words of another argument stand before it
        _companion_offer "${source#+}" "$before"
    elif [[ $source ]]; then
        _companion_offer "$source" ''
    fi
}

complete -F _companion companion
