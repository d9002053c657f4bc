#compdef companion
# zsh completion for companion, @MADE@

_companion_about() { # what there is after a command: subs, opts, args
  subs=() opts=() args=()
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

_companion_offer() { # words from a source; those that stand before the one at hand belong to it
  local source=$1 before=$2 name
  local -a names rest
  case $source in
    files) _files; return ;;
    folders) _files -/; return ;;
    words:*) names=(${=source#words:}) ;;
    names:*) names=("${(@f)$("${program[@]}" completion --names "${source#names:}" 2>/dev/null)}") ;;
    *) return 1 ;;
  esac
  for name in $names; do
    [[ ${(L)name} == ${(L)before}* ]] && rest+=("${name[$#before + 1,-1]}")
  done
  compadd -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -a rest
}

_companion() {
  local word at='' before='' asked='' ended='' source
  local -a subs opts args
  local -i i n=0
  local -a program=("${(Q)words[1]/#\~\//$HOME/}")
  for ((i = 2; i < CURRENT; i++)); do
    word=${(Q)words[i]}
    if [[ -n $asked ]]; then
      [[ $asked == (--data|--config) ]] && program+=($asked $word)
      asked=''
      continue
    elif [[ -z $ended && $word == -- ]]; then
      ended=1
      continue
    elif [[ -z $ended && $word == -* ]]; then
      if [[ $word == (--data|--config)=* ]]; then
        program+=($word)
      elif _companion_source "$at" $word; then
        asked=$word
      fi
      continue
    fi
    _companion_about "$at"
    if ((n == 0)) && [[ -n ${(M)subs:#$word:*} ]]; then
      at="${at:+$at }$word"
      continue
    fi
    before+="$word "
    n+=1
  done
  _companion_about "$at"
  if [[ -z $asked && -z $ended && $PREFIX == --*=* ]]; then
    asked=${PREFIX%%=*}
    compset -P '*='
  fi
  if [[ -n $asked ]]; then
    _companion_source "$at" $asked && _companion_offer $source ''
    return
  elif [[ -z $ended && $PREFIX == -* ]]; then
    _describe -o option opts
    return
  fi
  ((n == 0 && $#subs)) && _describe command subs
  ((n >= $#args && $#args)) && [[ $args[-1] == +* ]] && n=$#args-1
  source=${args[n + 1]-}
  if [[ $source == +* ]]; then
    (($#args > 1)) && before=''
    _companion_offer ${source#+} $before
  elif [[ -n $source ]]; then
    _companion_offer $source ''
  fi
}

if [[ $funcstack[1] == _companion ]]; then
  _companion "$@"
else
  compdef _companion companion
fi
