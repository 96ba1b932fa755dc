/* octet-link-type.h - what the packets of an interface begin with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers are those that capture files carry: the LINKTYPE_ registry.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *octet_link_type_get_name          (guint link_type);
const char *octet_link_type_get_description   (guint link_type);
guint       octet_link_type_get_encapsulation (guint link_type);
guint32     octet_link_type_get_max_size      (guint link_type);

G_END_DECLS
