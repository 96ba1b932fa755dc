/* tls-names.h - names of the numbers in TLS.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "bytes/octet-names.h"

G_BEGIN_DECLS

enum
{
  TLS_N_VERSIONS = 43,
  TLS_N_SUITES = 422,
  TLS_N_GROUPS = 138,
  TLS_N_SIGNATURES = 72,
  TLS_N_EXTENSIONS = 73,
};

extern const OctetName tls_versions[TLS_N_VERSIONS];
extern const OctetName tls_suites[TLS_N_SUITES];
extern const OctetName tls_groups[TLS_N_GROUPS];
extern const OctetName tls_signatures[TLS_N_SIGNATURES];
extern const OctetName tls_extensions[TLS_N_EXTENSIONS];

G_END_DECLS
