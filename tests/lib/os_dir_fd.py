# Functions of os with paths relative to an open folder.
import os
import stat
import tempfile

with tempfile.TemporaryDirectory() as top:
    fd = os.open(top, os.O_RDONLY)
    os.mkdir("sub", dir_fd=fd)
    with open(os.open("sub/file", os.O_CREAT | os.O_WRONLY, 0o600, dir_fd=fd), "w") as f:
        f.write("text")
    print(os.stat("sub/file", dir_fd=fd).st_size, os.listdir(fd), os.listdir(fd))
    os.symlink("sub/file", "link", dir_fd=fd)
    print(os.readlink("link", dir_fd=fd), stat.S_ISLNK(os.stat("link", dir_fd=fd, follow_symlinks=False).st_mode))
    os.rename("sub/file", "moved", src_dir_fd=fd, dst_dir_fd=fd)
    os.link("moved", "hard", src_dir_fd=fd, dst_dir_fd=fd)
    os.chmod("moved", 0o640, dir_fd=fd)
    print(oct(os.lstat("hard", dir_fd=fd).st_mode), os.lstat("hard", dir_fd=fd).st_nlink)
    print(os.access("hard", os.R_OK, dir_fd=fd), os.access("nothing", os.F_OK, dir_fd=fd))
    os.utime("hard", (5, 7), dir_fd=fd)
    print(os.stat(os.path.join(top, "moved")).st_mtime)
    print(sorted((e.name, e.is_dir(), e.is_symlink(), e.stat(follow_symlinks=False).st_size) for e in os.scandir(fd) if not e.is_dir()))
    for path, folders, files, _ in os.fwalk(top):
        print(path[len(top):], sorted(folders), sorted(files))
    for call in (lambda: os.mkdir("x", dir_fd="y"), lambda: os.stat(fd, dir_fd=fd), lambda: os.stat(fd, follow_symlinks=False),
                 lambda: os.chmod("link", 0o600, follow_symlinks=False, dir_fd=None) if 0 else os.chown(1.5, 1, 1),
                 lambda: os.unlink("nothing", dir_fd=fd), lambda: os.chown("moved", "x", 1, dir_fd=fd)):
        try:
            call()
        except Exception as e:
            print(type(e).__name__, e)
    os.unlink("link", dir_fd=fd)
    os.rmdir("sub", dir_fd=fd)
    print(sorted(os.listdir(top)))
    os.close(fd)
print(os.stat in os.supports_dir_fd, os.scandir in os.supports_fd, os.chdir in os.supports_fd)
