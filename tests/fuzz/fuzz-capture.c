/* fuzz-capture.c - any octets as a capture file, read to its end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* memfd_create */
#define _GNU_SOURCE

#include "config.h"

#include <sys/mman.h>
#include <unistd.h>

#include "capture/octet-capture.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OctetCapture) capture = NULL;
  OctetCapturePacket packet;
  int fd = memfd_create ("fuzz", MFD_CLOEXEC);

  if (write (fd, data, size) != (gssize) size || lseek (fd, 0, SEEK_SET) != 0)
    g_error ("no memory for a file");
  capture = octet_capture_open_fd (fd, "fuzz", &error);
  while (capture != NULL && octet_capture_next (capture, &packet, &error))
    {
      guint sum = 0;

      for (gsize i = 0; i < packet.captured_size; i++)
        sum += packet.data[i];
      g_assert (sum <= 255u * packet.captured_size);
    }
  return 0;
}
