/* octet-capture-error.c - the error domain of the capture room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "capture/octet-capture-error.h"

G_DEFINE_QUARK (octet-capture-error-quark, octet_capture_error)
