/* octet-names-encapsulation.h - what tshark's numbers for links are called (frame.encap_type).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "bytes/octet-names.h"

G_BEGIN_DECLS

#define OCTET_N_ENCAPSULATIONS 218

extern const OctetName octet_names_encapsulation[OCTET_N_ENCAPSULATIONS];

G_END_DECLS
