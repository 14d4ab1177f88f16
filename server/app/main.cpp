#include "app/command_line.hpp"

#include <sys/stat.h>

int main(int count, char** words)
{
    // Names and numbers of millions of people lie in the files that this program writes: nobody
    // else on the machine may read one, whatever the shell or the supervisor would allow.
    ::umask(S_IRWXG | S_IRWXO);
    return app::run_command_line({words, words + count});
}
