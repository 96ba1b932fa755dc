/* octet-file-kind.h - what a file is that is no pcap and no pcapng.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *octet_file_kind_describe (const guint8 *bytes,
                                      gsize         size,
                                      gboolean     *ret_is_capture);

G_END_DECLS
