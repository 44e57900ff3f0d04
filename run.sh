#!/usr/bin/env bash
# Beat Master: builds itself when it must, then runs.  ./run.sh --help  says what it can do; ./run.sh test  tests it.
# Works on Linux, macOS (bash 3.2) and Windows (Git Bash), from any directory and through a symlink.
set -eu

say() { printf 'beat-master: %s\n' "$*" >&2; }
die() { say "$@"; exit 1; }

# ---- where we are ----------------------------------------------------------------------------------------------------
script=$0
case $script in */*) ;; *) script=$(command -v -- "$script") ;; esac
while [ -L "$script" ]; do                      # macOS has no readlink -f
    target=$(readlink "$script")
    case $target in
        /*) script=$target ;;
        *) script=$(dirname "$script")/$target ;;
    esac
done
home=$(cd "$(dirname "$script")" && pwd -P)
jar=$home/target/beat-master.jar
archive=$home/target/beat-master.jsa
case ${OSTYPE:-} in msys* | cygwin*) here=$(cygpath -m "$home") ;; *) here=$home ;; esac # as Java wants it

# ---- what is missing, in the words of this system ----------------------------------------------------------------------
install_hint() { # $1: java or maven
    local debian=openjdk-17-jdk-headless fedora=java-latest-openjdk-devel arch=jdk-openjdk brew=openjdk
    local windows=EclipseAdoptium.Temurin.21.JDK
    if [ "$1" = maven ]; then
        debian=maven fedora=maven arch=maven brew=maven windows='Apache.Maven (or https://maven.apache.org)'
    fi
    case $(uname -s) in
        Darwin) echo "brew install $brew" ;;
        MINGW* | MSYS* | CYGWIN*) echo "winget install $windows" ;;
        *)
            if command -v apt-get >/dev/null 2>&1; then echo "sudo apt install $debian"
            elif command -v dnf >/dev/null 2>&1; then echo "sudo dnf install $fedora"
            elif command -v pacman >/dev/null 2>&1; then echo "sudo pacman -S $arch"
            else echo "install $debian (Debian), $fedora (Fedora) or $arch (Arch)"
            fi ;;
    esac
}

# ---- Java 17 or later ----------------------------------------------------------------------------------------------------
java=java
if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    command -v "$java" >/dev/null 2>&1 || die "JAVA_HOME has no bin/java: $JAVA_HOME"
fi
command -v "$java" >/dev/null 2>&1 || die "needs Java 17 or later and finds none: $(install_hint java)"

jdk_home() { # the folder of this Java, links followed; nothing where that is not to be seen (macOS, Windows)
    local file next
    file=$(command -v "$java")
    while [ -L "$file" ]; do
        next=$(readlink "$file")
        case $next in /*) file=$next ;; *) file=$(dirname "$file")/$next ;; esac
    done
    file=$(dirname "$(dirname "$file")")
    [ -r "$file/release" ] && echo "$file"
    return 0
}
release= runtime= processor= # this Java's version, its exact build, and what it was built for
read_release() { # from the JDK's own file, which costs nothing
    local line
    while IFS= read -r line; do
        line=${line%\"}
        case $line in
            JAVA_VERSION=*) release=${line#*\"} ;;
            JAVA_RUNTIME_VERSION=*) runtime=${line#*\"} ;;
            OS_ARCH=*) processor=${line#*\"} ;;
        esac
    done <"$jdk/release"
}
jdk=$(jdk_home)
[ -z "$jdk" ] || read_release
[ -n "$release" ] || release=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
major=${release#1.}
major=${major%%[!0-9]*}
[ -n "$major" ] || die "needs Java 17 or later; '$java -version' answers nothing: $(install_hint java)"
[ "$major" -ge 17 ] || die "needs Java 17 or later; $java is version $major: $(install_hint java)"

# JavaCPP, under ND4J, and Maven's own libraries use sun.misc.Unsafe; from JDK 23 on the JVM warns of that unless told.
quiet=
[ "$major" -lt 23 ] || quiet="--sun-misc-unsafe-memory-access=allow"

need_build_tools() { # and uses the JDK that will run what is built
    local javac=javac
    command -v mvn >/dev/null 2>&1 || die "needs Maven to build and finds none: $(install_hint maven)"
    [ -n "${JAVA_HOME:-}" ] || [ -z "$jdk" ] || export JAVA_HOME=$jdk
    if [ -n "${JAVA_HOME:-}" ]; then
        javac=$JAVA_HOME/bin/javac
        [ -z "$quiet" ] || export MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED $quiet"
    fi
    command -v "$javac" >/dev/null 2>&1 \
        || die "needs a whole JDK to build, and this Java has no compiler: $(install_hint java)"
}
# ND4J for Linux on x86-64 comes in three builds: training is a tenth faster with the best that the processor can run.
natives=
has() { # every one of these flags
    local flag
    for flag in "$@"; do case $flags in *" $flag "*) ;; *) return 1 ;; esac; done
}
choose_natives() {
    local name flags=
    while read -r name flags; do [ "$name" != flags ] || break; done </proc/cpuinfo
    flags=" ${flags#:} "
    if has avx512f avx512cd avx512bw avx512dq avx512vl avx2 fma bmi2; then natives=linux-x86_64-avx512
    elif has avx2 fma bmi1 bmi2 f16c movbe; then natives=linux-x86_64-avx2
    fi
}
case $(uname -s)-$(uname -m) in Linux-x86_64) [ ! -r /proc/cpuinfo ] || choose_natives ;; esac
maven() {
    cd "$home" && mkdir -p target && echo "$natives" >target/natives \
        && mvn -B -ntp -Dstyle.color=never ${natives:+"-Dnd4j.natives=$natives"} "$@"
}

# ---- tests and benchmarks ----------------------------------------------------------------------------------------------
if [ "${1:-}" = test ]; then
    shift
    need_build_tools
    say "building and testing (mvn verify)"
    maven verify "$@"
    exit
fi
if [ "${1:-}" = jmh ]; then
    shift
    need_build_tools
    say "benchmarks by JMH"
    maven -q -Pjmh test "-Djmh=$*"
    exit
fi

# ---- build when it must --------------------------------------------------------------------------------------------------
build() {
    need_build_tools
    say "$1"
    mkdir -p "$home/target"
    if ! (maven -q -Dmaven.test.skip=true package) >"$home/target/build.log" 2>&1 </dev/null; then
        grep ERROR "$home/target/build.log" >&2 || cat "$home/target/build.log" >&2
        die "not built; all of it: $home/target/build.log"
    fi
    touch "$jar"                                # Maven leaves a jar alone that would not change
    rm -f "$archive" "$archive.of"
}
built_for_another_processor() { # only what run.sh built can be: plain Maven takes the natives that run everywhere
    local built_for=
    IFS= read -r built_for 2>/dev/null <"$home/target/natives" || return 1
    [ -n "$built_for" ] && [ "$built_for" != "$natives" ]
}
if [ ! -f "$jar" ]; then
    build "building, once; the first build downloads about 200 MB of libraries ..."
elif [ -n "$(find "$home/pom.xml" "$home/src/main" -newer "$jar" -print)" ]; then
    if [ ! -w "$home/target" ]; then            # a service sees its system read-only
        say "the sources are newer than the build, which cannot be renewed from here: running the old build"
    elif command -v mvn >/dev/null 2>&1; then
        build "the sources have changed: building ..."
    else
        say "the sources are newer than the build and there is no Maven: running the old build"
    fi
elif built_for_another_processor && [ -w "$home/target" ] && command -v mvn >/dev/null 2>&1; then
    build "built for another processor: building ..."
fi

# ---- a quick start -------------------------------------------------------------------------------------------------------
# The JVM can keep what it makes of classes in an archive: a start takes a quarter less time and memory. An archive fits one
# build, one Java and one folder. Where none can be made, an empty one says that it was tried.
common=("-Dbeatmaster.home=$here" -XX:+UseSerialGC -XX:-UsePerfData)
# On 32-bit Arm, C2's vectors were seen to give a step other numbers than the same Java without them.
[ "$processor" != arm ] || common+=(-XX:+IgnoreUnrecognizedVMOptions -XX:-UseSuperWord)
archive_classes() {
    local new=target/quick.$$
    say "preparing a quick start, once for this Java ..."
    used_by() { # the classes of one command
        "$java" "${common[@]}" "-XX:DumpLoadedClassList=$here/$new.used" -jar "$here/target/beat-master.jar" "$@" >&2 || :
        cat "$home/$new.used"
    }
    {
        used_by perform --bars 1 --tempo 300 --out none --seed 1 --stats "$here/$new.json"
        used_by ports
        used_by generate --bars 1 --seed 1 --wav "$here/$new.wav"
    } </dev/null 2>/dev/null | sed -e '/ source: /d' -e 's/ id: .*//' -e '/^#/d' | sort -u >"$home/$new.list"
    "$java" -Xshare:dump -XX:+UseG1GC "-XX:SharedClassListFile=$here/$new.list" "-XX:SharedArchiveFile=$here/$new.jsa" \
        -cp "$here/target/beat-master.jar" >/dev/null 2>&1 || : >"$home/$new.jsa"
    echo "$fits" >"$home/$new.of"
    mv -f "$home/$new.jsa" "$archive" && mv -f "$home/$new.of" "$archive.of"
    rm -f "$home/$new".*
}
fits="$runtime $jdk $home" made_for=
[ ! "$archive" -nt "$jar" ] || IFS= read -r made_for 2>/dev/null <"$archive.of" || :
if [ -n "$runtime" ] && [ "$made_for" != "$fits" ] && [ -w "$home/target" ]; then
    archive_classes
    made_for=$fits
fi
quick=(-Xshare:auto)
[ "$made_for" != "$fits" ] || [ ! -s "$archive" ] || quick+=("-XX:SharedArchiveFile=$here/target/beat-master.jsa")

# ---- run ---------------------------------------------------------------------------------------------------------------
command=perform
for argument in "$@"; do
    case $argument in
        -v | --verbose) ;;
        -*) break ;;
        *) command=$argument; break ;;
    esac
done
# Live, a small heap keeps collections short and a small machine free; training holds a data set and ND4J's arrays.
case $command in
    train | adapt | dataset | evaluate) case $(uname -m) in arm*) memory=-Xmx1g ;; *) memory=-Xmx3g ;; esac ;;
    *) memory=-Xmx512m ;;
esac
set -- "${common[@]}" "$memory" "${quick[@]}" -jar "$here/target/beat-master.jar" "$@"
# ND4J's threads share out products that are too small to share: on one thread training is up to four times as fast.
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-1}"
[ -z "$quiet" ] || set -- "$quiet" "$@"
# From JDK 22 to 24 there is a console even where the output is a file, unless told; the live line would fill a log.
set -- -Djdk.console=java.base "$@"
exec "$java" "$@"
