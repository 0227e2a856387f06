// Holds a file open for some seconds and lets others only read it, as programs that show documents do.
#include <windows.h>
#include <wchar.h>
int wmain(int count, wchar_t **arguments) {
    HANDLE held = CreateFileW(arguments[1], GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    Sleep(1000 * _wtoi(arguments[2]));
    return held == INVALID_HANDLE_VALUE;
}
