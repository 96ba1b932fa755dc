/* octet-capture-error.h - what can go wrong between a capture's file and its packets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define OCTET_CAPTURE_ERROR (octet_capture_error_quark ())

/**
 * OctetCaptureError:
 * @OCTET_CAPTURE_ERROR_OPEN: the file cannot be opened
 * @OCTET_CAPTURE_ERROR_READ: the system reports an error while the file is read
 * @OCTET_CAPTURE_ERROR_WRITE: the system reports an error while a file is written
 * @OCTET_CAPTURE_ERROR_UNKNOWN_FORMAT: the file is not a packet capture
 * @OCTET_CAPTURE_ERROR_UNSUPPORTED: a capture, but of a kind that Octet does not read
 * @OCTET_CAPTURE_ERROR_CUT_SHORT: the file ends in the middle of something
 * @OCTET_CAPTURE_ERROR_DAMAGED: the file contradicts itself
 * @OCTET_CAPTURE_ERROR_LIMIT: the file states a number that no real capture has
 * @OCTET_CAPTURE_ERROR_DEVICE: the list of interfaces of this machine cannot be had
 *
 * Codes of the domain %OCTET_CAPTURE_ERROR. Each comes with a whole, translated
 * sentence for the user.
 */
typedef enum
{
  OCTET_CAPTURE_ERROR_OPEN,
  OCTET_CAPTURE_ERROR_READ,
  OCTET_CAPTURE_ERROR_WRITE,
  OCTET_CAPTURE_ERROR_UNKNOWN_FORMAT,
  OCTET_CAPTURE_ERROR_UNSUPPORTED,
  OCTET_CAPTURE_ERROR_CUT_SHORT,
  OCTET_CAPTURE_ERROR_DAMAGED,
  OCTET_CAPTURE_ERROR_LIMIT,
  OCTET_CAPTURE_ERROR_DEVICE,
} OctetCaptureError;

GQuark octet_capture_error_quark (void);

G_END_DECLS
