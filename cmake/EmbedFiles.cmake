# EmbedFiles.cmake - write a C file that holds other files, byte by byte.
# Run as: cmake -DOUT=<file.c> -DFILES=<a;b;...> -P EmbedFiles.cmake
#
# It defines SW_STARTER_FILES (starter_files.h) with the files in this order.

cmake_minimum_required(VERSION 3.20)

set(bytes "")
set(rows "")
set(number 0)
foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME)
    file(READ ${file} hex HEX)
    string(REGEX REPLACE "(................................)" "\\1\n    " hex "${hex}")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
    string(APPEND bytes "static const unsigned char bytes_${number}[] = {\n    ${hex}\n};\n\n")
    string(APPEND rows "    {\"${name}\", bytes_${number}, sizeof(bytes_${number})},\n")
    math(EXPR number "${number} + 1")
endforeach()

file(WRITE ${OUT} "#include \"cli/starter_files.h\"\n\n${bytes}\
const struct sw_starter_file SW_STARTER_FILES[] = {\n${rows}    {NULL, NULL, 0},\n};\n")
