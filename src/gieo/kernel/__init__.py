"""Plain Python that knows neither Django nor a province: the spine and the tools everything else stands on."""
